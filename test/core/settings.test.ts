import { describe, expect, it } from 'vitest';
import { configSchema, emptyConfig } from '../../src/core/config';
import { changeSettings, defaultSettings, effectiveLanguage, settingsSchema } from '../../src/core/settings';

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

describe('channels and mail account', () => {
  const account = {
    host: 'mail.example',
    port: 465,
    security: 'tls' as const,
    user: 'u',
    fromName: 'J',
    fromAddress: 'j@x.example',
  };

  it('are changed one by one: two changes at once do not undo each other', () => {
    const mail = { isOn: true, to: 'jana@weiss.example' };
    const first = changeSettings(defaultSettings, { channels: { mail } });
    const second = changeSettings(first, { channels: { webhook: { isOn: true, url: 'https://x.example/hook' } } });
    expect(second.channels).toMatchObject({ desktop: { isOn: true }, mail, webhook: { isOn: true } });
    expect(changeSettings(second, { theme: 'dark' }).channels).toEqual(second.channels);
  });

  it.each([
    { channels: { ...defaultSettings.channels, mail: { isOn: true, to: '' } } },
    { channels: { ...defaultSettings.channels, ntfy: { isOn: true, server: 'https://ntfy.sh', topic: '' } } },
    { channels: { ...defaultSettings.channels, ntfy: { isOn: false, server: 'https://ntfy.sh', topic: 'a/b' } } },
    { channels: { ...defaultSettings.channels, webhook: { isOn: true, url: 'file:///etc/passwd' } } },
    { mailAccount: { ...account, security: 'none' } },
    { mailAccount: { ...account, host: 'mail.example:25' } },
    { mailAccount: { ...account, host: 'mail.example\r\nRCPT TO:<x>' } },
    { mailAccount: { ...account, fromAddress: 'j@x.example, eve@evil.example' } },
  ])('refuse what has no address, or would go out in the open (%#)', (over) => {
    expect(settingsSchema.safeParse({ ...defaultSettings, ...over }).success).toBe(false);
  });

  it.each(['localhost', '127.0.0.1', '127.1.2.3', '::1'])('may be unencrypted on this computer (%s)', (host) => {
    expect(
      settingsSchema.safeParse({ ...defaultSettings, mailAccount: { ...account, host, security: 'none' } }).success,
    ).toBe(true);
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
