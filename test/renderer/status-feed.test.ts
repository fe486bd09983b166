import { expect, it } from 'vitest';
import { statusModel } from '../../src/core/status-page';
import { toFeed } from '../../src/main/status-page/feed';
import { pageWords } from '../../src/main/status-page/page-words';
import { published, samplePage, secretiveIncident, siteView, statusInput } from '../support/status-sample';

const nasty = `</title><script>alert(1)</script> & "x" 'y' \u0000\u0007\uFFFE\uD800 ]]> <!-- {{x}} \u{1F600} ä`;

/** Here, where there is a strict parser of XML: that of a window. It puts what is wrong into the document. */
function parsed(feed: string): Document {
  const xml = new DOMParser().parseFromString(feed, 'application/xml');
  expect(xml.querySelector('parsererror')?.textContent).toBeUndefined();
  return xml;
}

it.each(['de', 'en'] as const)('a feed in %s is well-formed XML, and says word for word what is in it', (language) => {
  const model = statusModel(statusInput({ page: samplePage({ clientId: null, language }) }));
  const xml = parsed(toFeed(model, pageWords(language, model.timeZone)));
  expect(xml.querySelector('channel > title')?.textContent).toBe('Status Bäckerei Müller');
  expect(xml.querySelectorAll('item')).toHaveLength(2);
});

it('a feed with hostile names and texts is, too, without what XML cannot hold', () => {
  const evil = siteView('s-1', 'down', { openIncidentId: 'i-1' });
  const model = statusModel(
    statusInput({
      page: samplePage({ name: nasty }),
      sites: [{ ...evil, site: { ...evil.site, name: nasty } }],
      incidents: [secretiveIncident({ timeline: [published({ subject: nasty, body: nasty })] })],
    }),
  );
  const xml = parsed(toFeed(model, pageWords('de', model.timeZone)));
  expect(xml.querySelector('item > title')?.textContent).toBe(
    `</title><script>alert(1)</script> & "x" 'y'  ]]> <!-- {{x}} \u{1F600} ä`,
  );
  expect(xml.querySelectorAll('script')).toHaveLength(0);
});
