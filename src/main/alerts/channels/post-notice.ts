import { fail, ok } from '../../../core/result';
import type { Result } from '../../../core/result';
import type { PostText, Words } from '../../ports';
import { channelLimitMs } from './limit';

export interface NoticePost {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * Posts to a service of the user's and says in his language what was wrong. The host alone is named: a path may be a secret.
 * What the service says is not repeated but for its status: it may well quote the token.
 */
export async function postNotice(
  { url, headers, body }: NoticePost,
  post: PostText,
  { t }: Pick<Words, 't'>,
): Promise<Result<null, string>> {
  const { host } = new URL(url);
  const answer = await post({ url, headers, body, limitMs: channelLimitMs });
  if (!answer.ok) return fail(t('channelFault.no-answer', { host, reason: answer.error }));
  const { status } = answer.value;
  if (status >= 200 && status <= 299) return ok(null);
  if (status >= 300 && status <= 399) return fail(t('channelFault.redirect', { host }));
  if (status === 401 || status === 403) return fail(t('channelFault.sign-in', { host, status }));
  if (status === 429) return fail(t('channelFault.too-many', { host }));
  return fail(t('channelFault.status', { host, status }));
}
