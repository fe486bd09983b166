import { describe, expect, it } from 'vitest';
import { configSchema, emptyConfig } from '../../src/core/config';
import { defaultSettings, effectiveLanguage, settingsSchema } from '../../src/core/settings';

describe('settings', () => {
  it('the delivered ones fit their own schema, and so does an empty configuration', () => {
    expect(settingsSchema.parse(defaultSettings)).toEqual(defaultSettings);
    expect(configSchema.parse(emptyConfig)).toEqual(emptyConfig);
  });

  it('the delivered reference points are two of different operators, over plain HTTP so that a portal shows', () => {
    const hosts = defaultSettings.referencePoints.map(({ url }) => new URL(url));
    expect(hosts.map(({ protocol }) => protocol)).toEqual(['http:', 'http:']);
    expect(new Set(hosts.map(({ hostname }) => hostname.split('.').slice(-2).join('.'))).size).toBe(2);
  });

  it('the delivered reference points know their own answers from a portal’s page that speaks of success', () => {
    const answers = [
      '<meta http-equiv="refresh" content="0;url=https://support.mozilla.org/kb/captive-portal"/>',
      '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>',
    ];
    const portal =
      '<title>Login Success</title><body class="success"><p>Success!</p><script>$.ajax({ success: go })</script>';
    for (const [index, { expectText }] of defaultSettings.referencePoints.entries()) {
      expect(answers[index]).toContain(expectText);
      expect(portal).not.toContain(expectText);
    }
  });

  it.each([
    { ...defaultSettings, language: 'fr' },
    { ...defaultSettings, referencePoints: [{ url: 'http://example.org', expectText: '' }] },
    { ...defaultSettings, referencePoints: [{ url: 'file:///etc/hosts', expectText: 'localhost' }] },
    { ...defaultSettings, defaults: { ...defaultSettings.defaults, intervalSeconds: 10 } },
    { ...defaultSettings, checksKeptDays: 0 },
  ])('refuses what does not fit (%#)', (settings) => {
    expect(settingsSchema.safeParse(settings).success).toBe(false);
  });
});

describe('effectiveLanguage', () => {
  it.each([
    ['system', 'de-DE', 'de'],
    ['system', 'de', 'de'],
    ['system', 'DE_at', 'de'],
    ['system', 'en-GB', 'en'],
    ['system', 'fr-FR', 'en'],
    ['system', '', 'en'],
    ['en', 'de-DE', 'en'],
    ['de', 'en-US', 'de'],
  ] as const)('%s on a system in %j speaks %s', (setting, locale, language) => {
    expect(effectiveLanguage(setting, locale)).toBe(language);
  });
});
