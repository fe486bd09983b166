import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyPair } from '../support/certificates';
import { addressOf, mostAddresses, urlsOf } from './addresses';
import { startWorker } from './harness/worker';
import type { Worker } from './harness/worker';
import type { FixtureCalls } from './processes/fixture';
import type { WatchCalls, WatchOptions } from './processes/watch';

/** The sites of a row and who watches them. */
export interface Stage {
  fixture: Worker<FixtureCalls>;
  urls: readonly string[];
  /** Starts one more process with a watch over all the sites, or the first so many. */
  startWatch: (options: Partial<Omit<WatchOptions, 'folder'>> & WatchStart) => Promise<Worker<WatchCalls>>;
  end: () => Promise<void>;
}

interface WatchStart {
  sites: WatchOptions['sites'];
  nodeArguments?: readonly string[];
  env?: NodeJS.ProcessEnv;
}

export interface StageOptions {
  folder: string;
  count: number;
  addresses?: number;
  tls?: KeyPair;
}

export async function openStage({ folder, count, tls, ...options }: StageOptions): Promise<Stage> {
  const addresses = options.addresses ?? Math.min(count, mostAddresses);
  const fixture = startWorker<FixtureCalls>('fixture', { core: 'fixture' });
  const { port } = await fixture.ask('open', { addresses, ...(tls !== undefined && { tls }) });
  const scheme = tls === undefined ? 'http' : 'https';
  const urls = urlsOf({ count, addresses, scheme, port });
  const watches: Worker<WatchCalls>[] = [];
  return {
    fixture,
    urls,
    startWatch: async ({ nodeArguments = [], env = {}, ...over }) => {
      const watch = startWorker<WatchCalls>('watch', { core: 'subject', nodeArguments, env });
      watches.push(watch);
      const own = join(folder, `watch-${watches.length}`);
      mkdirSync(own);
      const referenceUrls = [`${scheme}://${addressOf(0)}:${port}/reference`];
      await watch.ask('open', { folder: own, urls, referenceUrls, isTraced: false, ...over });
      return watch;
    },
    end: async () => {
      await Promise.all(watches.map((watch) => watch.end()));
      await fixture.end();
    },
  };
}
