import { describe, expect, it } from 'vitest';
import { emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import { nameFromTitle } from '../../src/core/config-edit';
import type { Site } from '../../src/core/site';
import { sampleSite } from '../support/site-sample';

const asAdded = sampleSite({ id: 'a', url: 'https://www.a.example/', name: 'a.example', revision: 0 });
const withSite = (over: Partial<Site> = {}): Config => ({ ...emptyConfig, sites: [{ ...asAdded, ...over }] });

describe('the name from the title of the page', () => {
  it('is given to a site that goes by its host, which does not count as an edit', () => {
    expect(nameFromTitle(withSite(), 'a', 'Bäckerei Müller')?.sites).toEqual([{ ...asAdded, name: 'Bäckerei Müller' }]);
    const port = withSite({ url: 'http://127.0.0.1:8080/', name: '127.0.0.1:8080' });
    expect(nameFromTitle(port, 'a', 'Lokal')?.sites[0]?.name).toBe('Lokal');
  });

  it('keeps its direction of reading, and to one line', () => {
    expect(nameFromTitle(withSite(), 'a', 'Kanzlei\n \u202Elive\u2066')?.sites[0]?.name).toBe('Kanzlei  live');
  });

  it.each<[string, Config, string]>([
    ['the user has named it', withSite({ name: 'Meine Seite' }), 'Title'],
    ['the user has edited it', withSite({ revision: 1 }), 'Title'],
    ['it has a title already', withSite({ name: 'Old title' }), 'New title'],
    ['it is gone', emptyConfig, 'Title'],
    ['it says nothing', withSite(), ' \u202E '],
    ['nothing would change', withSite(), 'a.example'],
  ])('is not given where %s', (_why, config, title) => {
    expect(nameFromTitle(config, 'a', title)).toBeNull();
  });
});
