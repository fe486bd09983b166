import { expect, it } from 'vitest';
import { measureStorage } from '../../bench/storage-size';

it('takes at most 60 bytes a check and 30 KB a site and day, with old checks deleted daily', async () => {
  const steady = { sites: 20, intervalSeconds: 60, batchSeconds: 600, checksKeptDays: 2 };
  const { bytesPerCheck, bytesPerSiteDay } = await measureStorage({ ...steady, days: 4 });
  expect(bytesPerCheck).toBeLessThan(60);
  expect(bytesPerSiteDay).toBeLessThan(30_000);
  // Far below: two thirds of it is what an empty database takes.
  expect(bytesPerCheck).toBeLessThan(15);
});
