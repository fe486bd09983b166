import type { Handlers, StatusPageCommand } from '../../core/api';
import type { Config } from '../../core/config';
import type { TimelineEntry } from '../../core/incident';
import type { Result } from '../../core/result';
import type { SiteDays } from '../../core/site-record';
import type { Snapshot } from '../../core/snapshot';
import type { StatusModel } from '../../core/status-page';
import type { StatusPage, StatusPageGap, StatusPageState, UnknownKey } from '../../core/status-page-settings';
import type { Clock, HistoryStore, Log, SecretStore, StatusOutbox, Words } from '../ports';
import { createStatusHandlers } from './handlers';
import { createPageContent } from './page-content';
import type { PageFile } from '../reading-tasks';
import { createPageHosting } from './page-hosting';
import { createPageSecrets } from './page-secret';
import { createPageWriter } from './page-writer';
import type { PlaceFailure } from './place';
import { createPlaces } from './places';
import { createPublishing } from './publishing';

export interface StatusPagesDependencies {
  clock: Clock;
  log: Log;
  newId: () => string;
  words: Words;
  timeZone: () => string;
  config: () => Config;
  setConfig: (next: Config) => void;
  snapshot: () => Snapshot;
  lastAddressOf: (siteId: string) => string | null;
  history: Pick<HistoryStore, 'incident' | 'incidents' | 'hostMembers'>;
  /** All or nothing; throws where the disk refuses. */
  addToTimelines: (incidentIds: readonly string[], entry: TimelineEntry) => void;
  outbox: StatusOutbox;
  secrets: Pick<SecretStore, 'getForPage' | 'setForPage'>;
  daysOf: (siteIds: readonly string[]) => Promise<SiteDays[]>;
  writeText: (path: string, text: string) => Promise<Result<null, string>>;
  addressesOf: (name: string) => Promise<string[]>;
  /** The files of a page, made without holding anybody up. */
  filesOf: (model: StatusModel) => Promise<PageFile[]>;
  askFolder: () => Promise<string | null>;
  askKeyFile: () => Promise<string | null>;
  /** How the pages are doing, for the window. */
  onStates: (states: StatusPageState[]) => void;
  /** The first of the pages that cannot be written, and how many there are; null: all can. */
  onTrouble: (trouble: { page: string; count: number; reason: string } | null) => void;
  settleMs?: number;
}

/** Status pages: what they say, where they are written, and the commands of their settings. */
export interface StatusPages {
  handlers: Pick<Handlers, StatusPageCommand>;
  start: () => void;
  /** Something has changed that a page may show. To be called paced. */
  look: () => void;
  /** To be called every minute. */
  round: () => void;
  stop: () => void;
}

export function createStatusPages(main: StatusPagesDependencies): StatusPages {
  const { words, config, outbox, history } = main;
  const secrets = createPageSecrets(main.secrets);
  const pages = (): readonly StatusPage[] => config().statusPages;
  const content = createPageContent(main);
  let lastTold = '';
  let lastTrouble = '';

  function gapOf(page: StatusPage): StatusPageGap | null {
    if (content.siteIdsOf(page).length === 0) return 'sites';
    if (page.target.kind === 'folder') return page.folder === null ? 'folder' : null;
    if (page.target.kind === 'sftp' && page.target.signIn === 'key') return page.keyFile === null ? 'key' : null;
    return secrets.of(page) === null ? 'password' : null;
  }

  /** The present, read once for all pages that are looked at in one go. */
  let digestNow: (page: StatusPage) => string = () => '';
  const writer = createPageWriter({
    ...{ clock: main.clock, log: main.log, outbox, pages, onChange: tell },
    isReady: (page) => gapOf(page) === null,
    digestOf: (page) => digestNow(page),
    filesOf: async (page) => main.filesOf(await content.modelOf(page)),
    writeToPlace: createPlaces({ ...main, secretOf: secrets.of }),
    onGone: (id) => {
      secrets
        .forget(id)
        .catch((error: unknown) => main.log.error('A secret of a deleted status page could not be removed.', error));
    },
    ...(main.settleMs !== undefined && { settleMs: main.settleMs }),
  });
  const hosting = createPageHosting({
    ...{ clock: main.clock, addressesOf: main.addressesOf, onChange: tell },
    sitesOf: (page) => {
      const ids = new Set(content.siteIdsOf(page));
      const sites = config().sites.filter(({ id }) => ids.has(id));
      return sites.map(({ id, name, url, hosting: words }) => ({
        ...{ name, url, hosting: words, address: main.lastAddressOf(id) },
      }));
    },
  });

  const sentenceOf = (failure: PlaceFailure): string => {
    switch (failure.kind) {
      case 'failed':
        return failure.reason;
      case 'unknown-key':
      case 'changed-key':
        return words.t(
          `statusPlace.${failure.certificate === undefined ? failure.kind : certificateSentences[failure.kind]}`,
        );
    }
  };

  function stateOf(page: StatusPage): StatusPageState {
    const { writtenAt, failure } = writer.stateOf(page.id);
    return {
      ...{ id: page.id, writtenAt, gap: gapOf(page) },
      hasSecret: secrets.of(page) !== null,
      failure: failure && { since: failure.since, reason: sentenceOf(failure.what) },
      unknownKey: failure && unknownKeyIn(failure.what),
      together: hosting.togetherOf(page),
    };
  }

  function tell(): void {
    const states = pages().map(stateOf);
    const told = JSON.stringify(states);
    if (told === lastTold) return;
    lastTold = told;
    main.onStates(states);
    tellTrouble(states);
  }

  /** Once: the user may have dismissed it, and that a page is still failing, or another one was written, is no news. */
  function tellTrouble(states: readonly StatusPageState[]): void {
    const failing = states.filter(({ failure }) => failure !== null);
    const [first] = failing;
    const page = pages().find(({ id }) => id === first?.id)?.name ?? '';
    const trouble = first?.failure ? { page, count: failing.length, reason: first.failure.reason } : null;
    const told = JSON.stringify(trouble);
    if (told === lastTrouble) return;
    lastTrouble = told;
    main.onTrouble(trouble);
  }

  function look(): void {
    // Looked at once for all pages, and only where one is to be written at all.
    let now: ReturnType<typeof content.look> | null = null;
    digestNow = (page) => (now ??= content.look())(page);
    writer.look();
    for (const page of pages()) hosting.learn(page);
    tell();
  }

  const publishing = createPublishing({ ...main, history, outbox, siteViews: () => main.snapshot().sites });
  const handlers = createStatusHandlers({
    ...main,
    ...{ publishing, secrets },
    gapOf: (id) => {
      const page = pages().find((each) => each.id === id);
      return page === undefined ? null : gapOf(page);
    },
    writeNow: writer.writeNow,
    tryAgain: (id) => {
      writer.tryAgain(id);
      tell();
    },
    shownKeyOf: (id) => {
      const what = writer.stateOf(id).failure?.what;
      return what === undefined || what.kind === 'failed' ? null : what.fingerprint;
    },
    sentenceOf,
    gapSentence: (gap) => words.t(`statusPlace.gap.${gap}`),
  });

  return {
    handlers,
    start: () => {
      writer.start();
      look();
    },
    look,
    round: writer.round,
    stop: writer.stop,
  };
}

const certificateSentences = { 'unknown-key': 'unknown-certificate', 'changed-key': 'changed-certificate' } as const;

function unknownKeyIn(failure: PlaceFailure): UnknownKey | null {
  if (failure.kind === 'failed') return null;
  const { kind, fingerprint, certificate = null } = failure;
  return { fingerprint, isChanged: kind === 'changed-key', certificate };
}
