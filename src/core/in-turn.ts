type Maker<Asked, Made> = (asked: Asked) => Promise<Made>;

/**
 * What is made of each, in their order, by several who work at the same time: each of them is asked for two at once, so that
 * none has to wait, and no more is made ahead than that, so that nobody has to hold it all.
 */
export async function* inTurn<Asked, Made>(
  all: readonly Asked[],
  makers: readonly [Maker<Asked, Made>, ...Maker<Asked, Made>[]],
): AsyncGenerator<Made, void> {
  const waiting: Promise<Made>[] = [];
  for (const [index, asked] of all.entries()) {
    const make = makers[index % makers.length] ?? makers[0];
    const made = make(asked);
    // Where one before it fails nobody waits for it any more.
    made.catch(() => undefined);
    waiting.push(made);
    const first = waiting.length < 2 * makers.length ? undefined : waiting.shift();
    if (first !== undefined) yield await first;
  }
  for (const made of waiting) yield await made;
}
