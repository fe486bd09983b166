import { session } from 'electron';

/** What the system (or its PAC file) says of the way to an address: `DIRECT`, or proxies as `PROXY host:port; …`. */
export const resolveProxy = (url: string): Promise<string> => session.defaultSession.resolveProxy(url);
