import type { Result } from '../../core/result';
import type { StatusPage } from '../../core/status-page-settings';
import type { PageFile } from '../reading-tasks';

/**
 * Why a page did not get to its place. `failed`: a sentence in the user's language; it may work later. The keys are
 * fingerprints that the server showed: nobody has confirmed one yet, or another one was confirmed.
 */
export type PlaceFailure =
  | { kind: 'failed'; reason: string }
  | { kind: 'unknown-key'; fingerprint: string }
  | { kind: 'changed-key'; fingerprint: string };

/** Puts the files of a page in their place, each whole, in their order. Keeps a time limit of its own. Never rejects. */
export type WriteToPlace = (page: StatusPage, files: readonly PageFile[]) => Promise<Result<null, PlaceFailure>>;
