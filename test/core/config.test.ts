import { describe, expect, it } from 'vitest';
import { clientDefaults } from '../../src/core/client';
import { configSchema, emptyConfig } from '../../src/core/config';
import { siteDefaults } from '../../src/core/site';

const site = {
  ...siteDefaults,
  id: 's',
  name: 'A',
  url: 'https://a.example/',
  pause: null,
  createdAt: 0,
  revision: 0,
};
const client = { ...clientDefaults, id: 'c', name: 'Müller' };
const keyword = { text: 'Brot', mustOccur: true };

describe('the configuration', () => {
  it('is right when it is empty, and when it is not', () => {
    expect(configSchema.parse(emptyConfig)).toEqual(emptyConfig);
    const filled = {
      ...emptyConfig,
      sites: [{ ...site, check: { ...site.check, keyword }, pause: { untilMs: null } }],
      clients: [client],
    };
    expect(configSchema.parse(filled)).toEqual(filled);
    expect(configSchema.parse(JSON.parse(JSON.stringify(filled)))).toEqual(filled);
  });

  it.each<[what: string, config: object]>([
    ['a site without an id', { sites: [{ ...site, id: '' }] }],
    ['an address of another kind', { sites: [{ ...site, url: 'file:///etc/passwd' }] }],
    ['an interval of no time', { sites: [{ ...site, intervalSeconds: 0 }] }],
    ['a word looked for without a page', { sites: [{ ...site, check: { ...site.check, method: 'HEAD', keyword } }] }],
    ['a client without a name', { clients: [{ ...client, name: '' }] }],
    [
      'a template of no phase',
      { templates: [{ id: 't', phase: 'none', language: 'de', name: 'x', subject: 'x', body: 'x' }] },
    ],
    ['a pause until never', { pause: { untilMs: 'never' } }],
    ['hints that are missing', { hints: {} }],
  ])('refuses %s', (_, part) => {
    expect(configSchema.safeParse({ ...emptyConfig, ...part }).success).toBe(false);
  });
});
