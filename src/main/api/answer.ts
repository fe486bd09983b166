import type { ZodError } from 'zod';
import { commands } from '../../core/api';
import type { ApiError, CommandName, Handlers, Reply } from '../../core/api';
import { reasonOf } from '../../core/reason';
import { fail } from '../../core/result';
import type { Log } from '../ports';

/** A call that is no call of ours; the key has a sentence in the locales under `invalid`. */
export const refuse = (message: 'foreign-sender' | 'unknown-command'): { ok: false; error: ApiError } =>
  fail({ kind: 'invalid', issues: [{ path: '', message }] });

/** Own names only: `constructor` is no command, though every object has one. */
export function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name);
}

/** Where an input does not fit, and why, as the window shows it beside its fields. */
export function issuesOf(error: Pick<ZodError, 'issues'>): { path: string; message: string }[] {
  return error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
}

/** Parses the input and calls the handler; whatever happens, the answer is a reply. */
export async function answer<Name extends CommandName>(
  handlers: Handlers,
  name: Name,
  input: unknown,
  log: Log,
): Promise<Reply<Name>> {
  const parsed = commands[name].input.safeParse(input);
  if (!parsed.success) {
    return fail({ kind: 'invalid', issues: issuesOf(parsed.error) });
  }
  try {
    // The schema of this very name has just parsed it, which the compiler cannot follow through the map.
    const handler = handlers[name] as (input: unknown) => Promise<Reply<Name>> | Reply<Name>;
    return await handler(parsed.data);
  } catch (error) {
    log.error(`The command ${name} failed.`, error);
    const reason = reasonOf(error);
    return fail({ kind: 'failed', what: 'internal', reason });
  }
}
