import type { ApiError } from './api';
import type { Config } from './config';
import type { EditResult } from './config-edit';
import { fail, ok } from './result';
import type { Result } from './result';
import { isSameServer, placeOfPage } from './status-page-settings';
import type { StatusPage, StatusPageEdit } from './status-page-settings';

/** The changes that a user can make to his status pages, as those of `config-edit.ts`. */

const missing = (what: 'statusPage' | 'client' | 'site'): { ok: false; error: ApiError } =>
  fail({ kind: 'not-found', what });
const invalid = (path: string, message: string): { ok: false; error: ApiError } =>
  fail({ kind: 'invalid', issues: [{ path, message }] });

export function addStatusPage(config: Config, id: string, edit: StatusPageEdit): EditResult<StatusPage> {
  return put(config, { ...edit, id, folder: null, keyFile: null, hostKey: null });
}

/** What was chosen and confirmed stays, as long as the server is the same. */
export function updateStatusPage(config: Config, id: string, edit: StatusPageEdit): EditResult<StatusPage> {
  const page = config.statusPages.find((each) => each.id === id);
  if (page === undefined) return missing('statusPage');
  const hostKey = isSameServer(page.target, edit.target) ? page.hostKey : null;
  return put(config, { ...page, ...edit, id, hostKey });
}

export function deleteStatusPage(config: Config, id: string): EditResult<null> {
  if (!config.statusPages.some((each) => each.id === id)) return missing('statusPage');
  const statusPages = config.statusPages.filter((each) => each.id !== id);
  return ok({ config: { ...config, statusPages }, value: null });
}

/** What is not typed: chosen in a dialog of the system, or confirmed. */
export function setOfPage(
  config: Config,
  id: string,
  set: Partial<Pick<StatusPage, 'folder' | 'keyFile' | 'hostKey'>>,
): EditResult<StatusPage> {
  const page = config.statusPages.find((each) => each.id === id);
  return page === undefined ? missing('statusPage') : put(config, { ...page, ...set });
}

function put(config: Config, page: StatusPage): EditResult<StatusPage> {
  const known = isConsistent(config, page);
  if (!known.ok) return known;
  const isNew = !config.statusPages.some(({ id }) => id === page.id);
  const statusPages = isNew
    ? [...config.statusPages, page]
    : config.statusPages.map((each) => (each.id === page.id ? page : each));
  return ok({ config: { ...config, statusPages }, value: page });
}

function isConsistent({ clients, sites, statusPages }: Config, page: StatusPage): Result<null, ApiError> {
  if (page.clientId !== null && !clients.some(({ id }) => id === page.clientId)) return missing('client');
  const chosen = page.sites.kind === 'chosen' ? page.sites.chosen : [];
  for (const { siteId } of chosen) {
    const site = sites.find(({ id }) => id === siteId);
    if (site === undefined) return missing('site');
    if (page.clientId !== null && site.clientId !== page.clientId) return invalid('sites', 'status-foreign-site');
  }
  const place = placeOfPage(page);
  const isTaken = statusPages.some((each) => each.id !== page.id && place !== null && placeOfPage(each) === place);
  return isTaken ? invalid('target', 'status-place-taken') : ok(null);
}
