import type { Database } from './database';

export type Statement = ReturnType<Database['prepare']>;

/** There are few ways to ask, and a statement lives until it is collected: each is prepared once, by what makes it differ. */
export function remembered(prepare: (sql: string) => Statement): (sql: string) => Statement {
  const known = new Map<string, Statement>();
  return (sql) => {
    const statement = known.get(sql) ?? prepare(sql);
    known.set(sql, statement);
    return statement;
  };
}
