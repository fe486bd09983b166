import { attempt } from './transport';
import type { Left, Transport } from './transport';

/** Puts the text on the clipboard, for whichever way the user has in mind. */
export function createCopied({ copy }: { copy: (text: string) => Promise<void> }): Transport {
  return ({ body }, { name }) => {
    const left: Left = { handed: { how: 'copied' }, way: 'copy', recipient: name };
    return attempt('copy', left, () => copy(body));
  };
}
