import { readFileSync, readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '../../src/core/language';
import type { SiteView } from '../../src/core/snapshot';
import { askFor } from './e2e-bridge';

/** Long enough for a busy machine, and for a check that has to wait for its turn. */
export const patience = { timeout: 60_000, interval: 150 };

/** What is known of a site, found by its name. */
export async function findSite(page: Page, name: string): Promise<SiteView> {
  const { sites } = await askFor(page, 'snapshot.get', {});
  const found = sites.find(({ site }) => site.name === name);
  if (found === undefined) throw new Error(`There is no site “${name}”.`);
  return found;
}

/** Has a site checked now, and gives what is known of it once a check that began after this is over. */
export async function checkSite(page: Page, name: string): Promise<SiteView> {
  const before = await findSite(page, name);
  const beganAt = before.lastCheck?.at ?? 0;
  await askFor(page, 'sites.checkNow', { id: before.site.id });
  await expect.poll(async () => (await findSite(page, name)).lastCheck?.at ?? 0, patience).toBeGreaterThan(beganAt);
  return findSite(page, name);
}

/** Has a site checked again and again, without the usual pauses, until it is shown in this state. */
export async function checkSiteUntil(page: Page, name: string, state: SiteView['state']): Promise<SiteView> {
  let view = await findSite(page, name);
  for (const deadline = performance.now() + patience.timeout; view.state !== state;) {
    if (performance.now() > deadline) throw new Error(`“${name}” is not ${state} but ${JSON.stringify(view)}`);
    view = await checkSite(page, name);
  }
  return view;
}

/** As a click on the language in the settings: window, tray and the notifications to come speak it. */
export async function speak(page: Page, language: Language): Promise<void> {
  await askFor(page, 'settings.update', { language });
  await expect.poll(() => page.evaluate(() => document.documentElement.lang), patience).toBe(language);
}

/** The word that a site's row in the window's list has for its state. */
export async function awaitWord(page: Page, name: string, word: string): Promise<void> {
  await page.getByRole('row', { name }).getByText(word, { exact: true }).waitFor({ timeout: patience.timeout });
}

/** The window's own first sentence. */
export async function awaitHeading(page: Page, sentence: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: sentence, exact: true }).waitFor({ timeout: patience.timeout });
}

/** A process and all that descend from it, as they are now. */
export function familyOf(pid: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)] as const),
  );
  const childrenOf = (parent: number): number[] =>
    [...parents].flatMap(([child, of]) => (of === parent ? [child] : []));
  const withDescendants = (one: number): number[] => [one, ...childrenOf(one).flatMap(withDescendants)];
  return withDescendants(pid);
}

function parentOf(pid: string): number | null {
  try {
    // Behind the name, which may hold anything: the state, then the parent.
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) \S+ /s, '')
        .split(' ')[0],
    );
  } catch {
    // It has ended between the look into the folder and this one.
    return null;
  }
}

/** The most of these instants (milliseconds, in order) that lie within one second. */
export function mostInOneSecond(instants: readonly number[]): number {
  return Math.max(0, ...instants.map((from) => instants.filter((at) => at >= from && at < from + 1000).length));
}
