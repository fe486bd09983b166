import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What UptimeRobot's API was asked for. */
export interface RobotAsked {
  method: string;
  type: string;
  form: URLSearchParams;
}

export interface RobotServer {
  address: string;
  asked: RobotAsked[];
  close: () => Promise<void>;
}

/** A server that answers as UptimeRobot's API does, and remembers what it was asked. */
export async function serveRobot(answer: (asked: RobotAsked, response: ServerResponse) => void): Promise<RobotServer> {
  const asked: RobotAsked[] = [];
  const read = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const each = {
      method: request.method ?? '',
      type: request.headers['content-type'] ?? '',
      form: new URLSearchParams(body),
    };
    asked.push(each);
    answer(each, response);
  };
  const server: Server = createServer((request, response) => {
    // The clock of the test is not that of the world.
    response.sendDate = false;
    void read(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/v2/getMonitors`,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export const sendJson = (response: ServerResponse, value: unknown): void =>
  void response.setHeader('Content-Type', 'application/json').end(JSON.stringify(value));

/** The page that the form asks for; logs only where it asks for them, as the API does. */
export function answerPage(all: readonly object[]): (asked: RobotAsked, response: ServerResponse) => void {
  return ({ form }, response) => {
    const [offset, limit] = [Number(form.get('offset')), Number(form.get('limit'))];
    const page = all.slice(offset, offset + limit);
    const monitors = form.get('logs') === '1' ? page : page.map((each) => ({ ...each, logs: undefined }));
    sendJson(response, { stat: 'ok', pagination: { offset, limit, total: all.length }, monitors });
  };
}

/** A monitor in the form in which the API gives it. */
export const robotMonitor = (id: number, over: object = {}): object => ({
  ...{ id, friendly_name: `Seite ${id}`, url: `https://s${id}.example`, type: 1, sub_type: '', keyword_type: null },
  ...{ keyword_case_type: null, keyword_value: '', http_username: '', http_password: '', port: '', interval: 300 },
  ...{ timeout: 30, status: 2, create_datetime: 1_700_000_000 },
  ...over,
});

/** Lines of its log from oldest to newest, each lasting until the next and the last until `endMs`; given newest first. */
export function robotLog(
  lines: readonly (readonly [type: number, atMs: number, detail?: string])[],
  endMs: number,
): object[] {
  return lines
    .map(([type, atMs, detail], index) => ({
      ...{ id: index, type, datetime: Math.floor(atMs / 1000) },
      duration: Math.floor(((lines[index + 1]?.[1] ?? endMs) - atMs) / 1000),
      reason: { code: type === 1 ? '333333' : '200', detail: detail ?? (type === 1 ? 'Connection Timeout' : 'OK') },
    }))
    .toReversed();
}
