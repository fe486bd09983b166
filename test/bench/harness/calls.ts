/**
 * Questions between the processes of the bench, over Node's own channel to a child process. What a process can be asked
 * is a type that both sides share, so a question nobody answers does not compile.
 */
export type Calls = Record<string, (argument: never) => unknown>;

export interface Question {
  id: number;
  name: string;
  argument: unknown;
}

export type Answer = { id: number; value: unknown } | { id: number; error: string };

/** Answers the parent's questions until it goes away; then this process ends, however it went. */
export function answerCalls(calls: Calls, end: () => unknown = () => undefined): void {
  const answer = async ({ id, name, argument }: Question): Promise<void> => {
    const call = calls[name] as ((argument: unknown) => unknown) | undefined;
    try {
      if (call === undefined) throw new Error(`This process cannot be asked "${name}".`);
      reply({ id, value: await call(argument) });
    } catch (error) {
      reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };
  process.on('message', (question: Question) => void answer(question));
  // Ctrl+C reaches every process of the terminal; the parent decides, and its end closes the channel.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => {
    void Promise.resolve(end()).finally(() => process.exit(0));
  });
}

function reply(answer: Answer): void {
  // The parent may be gone already; `disconnect` sees to the rest.
  if (process.connected) process.send?.(answer, () => undefined);
}
