const { DatabaseSync } = require('@photostructure/sqlite');
const lap = (name, f) => {
  const a = performance.now(),
    c = process.cpuUsage();
  const r = f();
  const e = process.cpuUsage(c);
  console.log(
    (performance.now() - a).toFixed(0).padStart(6),
    'ms',
    'cpu',
    ((e.user + e.system) / 1e3).toFixed(0),
    name,
  );
  return r;
};
const cols =
  'key,id,site_id,site_name,url,client_id,client_name,cause,status,detail,last_good_at,started_at,confirmed_at,ended_at,classification,host_incident';
const sub2 = `(SELECT group_concat(facts, char(30)) FROM (SELECT facts FROM timeline WHERE incident = incidents.key ORDER BY at, timeline.key))`;
const sub = `(SELECT group_concat(facts, char(30)) FROM (SELECT facts FROM timeline WHERE incident = incidents.key ORDER BY at))`;
const tags = `(SELECT json_group_array(tag ORDER BY tag) FROM incident_tags WHERE incident = incidents.key)`;
const O = ' FROM incidents ORDER BY started_at, key';
for (const p of ['', 'PRAGMA cache_size=-65536', 'PRAGMA mmap_size=1000000000']) {
  const d = new DatabaseSync('/dev/shm/year.db', { readOnly: true });
  if (p) d.exec(p);
  const q = (sql) => {
    const s = d.prepare(sql);
    s.setReturnArrays(true);
    return s;
  };
  const it = (name, sql) =>
    lap(name, () => {
      let n = 0;
      for (const r of q(sql).iterate()) n++;
    });
  console.log(p);
  for (let i = 0; i < 2; i++) {
    it('cols', 'SELECT ' + cols + O);
    it('json cols', 'SELECT json_array(' + cols + ')' + O);
    it('sub at', 'SELECT ' + sub + O);
    it('sub at key', 'SELECT ' + sub2 + O);
    it('tags', 'SELECT ' + tags + O);
    it('all three', 'SELECT json_array(' + cols + '),' + sub + ',' + tags + O);
    it('each line', 'SELECT incident, facts FROM timeline ORDER BY incident, at');
  }
  console.log(
    d
      .prepare('EXPLAIN QUERY PLAN SELECT ' + sub + O)
      .all()
      .map((r) => r.detail)
      .join('\n'),
  );
}
