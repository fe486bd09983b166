import type { TextWords } from './timeline-text';

/**
 * The same words, of which the sentences said last are not put together anew: in a log of thousands of incidents nearly all
 * lines have been said before. At most `most` are kept.
 */
export function rememberedWords<Words extends TextWords>(words: Words, most = 5000): Words {
  const said = new Map<string, string>();
  let language = words.language();
  return {
    ...words,
    t: (key, params) => {
      if (language !== words.language()) said.clear();
      language = words.language();
      // For one key the parameters are always the same ones, in the same order.
      let asked = key;
      for (const name in params) asked += `\n${params[name] ?? ''}`;
      const known = said.get(asked);
      if (known !== undefined) return known;
      if (said.size >= most) said.clear();
      const sentence = words.t(key, params);
      said.set(asked, sentence);
      return sentence;
    },
  };
}
