// The WHATWG URL is the same in every JavaScript engine's host, but TypeScript declares it only with `dom` or `node`.
// The core has neither, so the part of it that the core uses is declared here, for tsconfig.core.json alone.
declare class URL {
  constructor(url: string, base?: string);
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  hash: string;
  username: string;
  password: string;
  toString(): string;
}
