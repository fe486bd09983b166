import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { decode, encode } from 'dns-packet';
import type { Answer, Packet, Question } from 'dns-packet';

/** What a name server does with a question: it has these records, refuses with a code of RFC 1035, or says nothing. */
export type DnsReaction = Answer[] | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED' | 'silence' | 'garbage';

export interface DnsServer {
  /** `127.0.0.1:port`, as a DNS check takes it. */
  resolver: string;
  questions: () => number;
  close: () => Promise<void>;
}

const rcodes = { NXDOMAIN: 3, SERVFAIL: 2, REFUSED: 5 } as const;
const isAnswer = 1 << 15;
const isRecursive = (1 << 8) | (1 << 7);

/** A real name server on loopback (UDP). Whoever starts it closes it. */
export async function startDnsServer(
  react: (question: Question) => DnsReaction,
  address: '127.0.0.1' | '::1' = '127.0.0.1',
): Promise<DnsServer> {
  const socket = createSocket(address === '::1' ? 'udp6' : 'udp4');
  let questions = 0;
  socket.on('message', (message, from) => {
    const asked = decode(message);
    const [question] = asked.questions ?? [];
    if (question === undefined) return;
    questions += 1;
    const reply = replyTo(asked, question, react(question));
    if (reply !== null) socket.send(reply, from.port, from.address);
  });
  socket.bind(0, address);
  await once(socket, 'listening');
  const { port } = socket.address();
  return {
    resolver: address === '::1' ? `[::1]:${port}` : `127.0.0.1:${port}`,
    questions: () => questions,
    close: async () => {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}

function replyTo(asked: Packet, question: Question, reaction: DnsReaction): Buffer | null {
  if (reaction === 'silence') return null;
  const rcode = typeof reaction === 'string' && reaction !== 'garbage' ? rcodes[reaction] : 0;
  const reply = encode({
    type: 'response',
    id: asked.id ?? 0,
    flags: isAnswer | isRecursive | rcode,
    questions: [question],
    answers: typeof reaction === 'string' ? [] : reaction,
  });
  return reaction === 'garbage' ? reply.subarray(0, 20) : reply;
}
