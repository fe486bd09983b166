import type { ApiError, FailedAction } from './api';
import { reasonOf } from './reason';
import { fail, ok } from './result';
import type { Result } from './result';

/** Does what an effect may refuse, such as a write on a full disk: what it throws is said, with its reason. */
export function attempt<T>(action: () => T, what: FailedAction = 'save'): Result<T, ApiError> {
  try {
    return ok(action());
  } catch (error) {
    return failed(what, error);
  }
}

/** The same for what takes its time. */
export async function attemptLater<T>(action: () => Promise<T>, what: FailedAction): Promise<Result<T, ApiError>> {
  try {
    return ok(await action());
  } catch (error) {
    return failed(what, error);
  }
}

export function failed(what: FailedAction, error: unknown): { ok: false; error: ApiError } {
  return fail({ kind: 'failed', what, reason: reasonOf(error) });
}
