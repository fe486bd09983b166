import type { Result } from '../../core/result';
import type { ShownCertificate, StatusPage } from '../../core/status-page-settings';
import type { PageFile } from '../reading-tasks';

/** What a server has shown to prove who it is. */
export interface ShownByServer {
  fingerprint: string;
  /** What stands in it, where it is a certificate. */
  certificate?: ShownCertificate;
}

/**
 * Why a page did not get to its place. `failed`: a sentence in the user's language; it may work later. The keys are
 * fingerprints that the server showed: nobody has confirmed one yet, or another one was confirmed.
 */
export type PlaceFailure =
  | { kind: 'failed'; reason: string }
  | ({ kind: 'unknown-key' } & ShownByServer)
  | ({ kind: 'changed-key' } & ShownByServer);

/** Puts the files of a page in their place, each whole, in their order. Keeps a time limit of its own. Never rejects. */
export type WriteToPlace = (page: StatusPage, files: readonly PageFile[]) => Promise<Result<null, PlaceFailure>>;
