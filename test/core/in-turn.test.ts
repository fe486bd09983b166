import { expect, it } from 'vitest';
import { inTurn } from '../../src/core/in-turn';

async function all<T>(made: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const each of made) list.push(each);
  return list;
}
const numbers = Array.from({ length: 25 }, (_, index) => index);
const later = async (turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
};

it.each([1, 2, 4])('hands out all that %i make, in their order, whoever is slow', async (count) => {
  const maker = (place: number) => async (number: number) => {
    await later((number * 7) % 11);
    return `${number} by ${place}`;
  };
  const others = Array.from({ length: count - 1 }, (_, index) => maker(index + 1));
  expect(await all(inTurn(numbers, [maker(0), ...others]))).toEqual(
    numbers.map((number) => `${number} by ${number % count}`),
  );
});

it('makes no more ahead than is taken', async () => {
  let begun = 0;
  const make = async (number: number): Promise<number> => {
    begun += 1;
    await later(1);
    return number;
  };
  const made = inTurn(numbers, [make, make]);
  await made.next();
  await later(50);
  expect(begun).toBe(4);
  await made.return();
  expect(begun).toBe(4);
});

it('ends with what fails first, and leaves nothing behind that nobody hears of', async () => {
  const taken: number[] = [];
  const made = inTurn(numbers, [
    (number: number) => (number >= 3 ? Promise.reject(new Error(`No ${number}.`)) : Promise.resolve(number)),
  ]);
  await expect(
    (async () => {
      for await (const number of made) taken.push(number);
    })(),
  ).rejects.toThrow('No 3.');
  expect(taken).toEqual([0, 1, 2]);
});

it('is nothing of nothing', async () => {
  expect(await all(inTurn([], [() => Promise.resolve(1)]))).toEqual([]);
});
