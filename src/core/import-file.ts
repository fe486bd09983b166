import { z } from 'zod';
import { contactFaults, importClientSchema } from './import-client';
import type { ImportClient } from './import-client';
import { excerpt, faultAt, faultsOf, fileTooLarge, importLimitBytes } from './import-fault';
import type { ImportFault } from './import-fault';
import { depthOf, linesOf, lineOfSyntaxError } from './json-lines';
import { fail, ok } from './result';
import type { Result } from './result';
import { importMaintenanceSchema } from './import-maintenance';
import { importSiteSchema } from './import-site';
import { referencePointSchema, secondOpinionSchema, settingsSchema } from './settings';

/*
 * The import format, version 1; docs/import-format.md describes it for people. Values are held to the same rules as what
 * is typed into the window; a field that is not known is a fault, since it is most likely a misspelt one.
 */
const { language, theme, defaults, sender, nextUpdateMinutes, checksKeptDays } = settingsSchema.shape;

const importSettingsSchema = z.strictObject({
  language: language.exactOptional(),
  theme: theme.exactOptional(),
  defaults: z
    .strictObject({
      intervalSeconds: defaults.shape.intervalSeconds.exactOptional(),
      timeoutSeconds: defaults.shape.timeoutSeconds.exactOptional(),
      failuresToConfirm: defaults.shape.failuresToConfirm.exactOptional(),
      successesToRecover: defaults.shape.successesToRecover.exactOptional(),
    })
    .exactOptional(),
  referencePoints: z.array(z.strictObject(referencePointSchema.shape)).max(6).exactOptional(),
  secondOpinions: z.array(z.strictObject(secondOpinionSchema.shape)).max(6).exactOptional(),
  sender: z
    .strictObject({
      name: sender.shape.name.exactOptional(),
      phone: sender.shape.phone.exactOptional(),
      signature: sender.shape.signature.exactOptional(),
    })
    .exactOptional(),
  nextUpdateMinutes: nextUpdateMinutes.exactOptional(),
  checksKeptDays: checksKeptDays.exactOptional(),
});

const importLimit = 10_000;
const depthLimit = 10;

const importFileSchema = z.strictObject({
  version: z.literal(1),
  settings: importSettingsSchema.exactOptional(),
  clients: z.array(importClientSchema).max(importLimit).exactOptional(),
  sites: z.array(importSiteSchema).max(importLimit).exactOptional(),
  maintenance: z.array(importMaintenanceSchema).max(importLimit).exactOptional(),
});

/** A file that is right in itself; `lines` remembers where everything stands, for faults found later. */
export interface ImportFile {
  content: z.infer<typeof importFileSchema>;
  lines: ReadonlyMap<string, number>;
}

/** Reads the text of an import file: all of it, or every fault in it. */
export function readImportFile(text: string): Result<ImportFile, ImportFault[]> {
  // A byte is at most one character, so what has more characters has more bytes as well.
  if (text.length > importLimitBytes) return fail([fileTooLarge]);
  // Windows' editor puts a byte order mark in front, which JSON does not know.
  const json = text.replace(/^\uFEFF/, '');
  if (depthOf(json) > depthLimit) return fail([{ path: '', reason: 'importFault.too-deep', params: {} }]);
  const raw = parseJson(json);
  if (!raw.ok) return raw;

  const parsed = importFileSchema.safeParse(raw.value);
  const lines = linesOf(json);
  if (!parsed.success) {
    return fail(faultsOf(parsed.error.issues, lines, (path) => valueAt(raw.value, path) === undefined));
  }
  const { clients = [] } = parsed.data;
  const faults = [...nameless(clients, lines), ...contactFaults(clients, lines), ...doubled(parsed.data, lines)];
  return faults.length > 0 ? fail(faults) : ok({ content: parsed.data, lines });
}

function parseJson(json: string): Result<unknown, ImportFault[]> {
  try {
    return ok(JSON.parse(json) as unknown);
  } catch (error) {
    const line = lineOfSyntaxError(json, error instanceof Error ? error.message : '');
    return fail([{ path: '', ...(line !== undefined && { line }), reason: 'importFault.not-json', params: {} }]);
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, part) => {
    const isContainer = typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part);
    return isContainer ? (inner as Record<PropertyKey, unknown>)[part] : undefined;
  }, value);
}

/** What a client is known by again: its id, or, where it has none, its name. */
const identityOf = ({ id, name }: Pick<ImportClient, 'id' | 'name'>): string | undefined => id ?? name;

function nameless(clients: readonly ImportClient[], lines: ImportFile['lines']): ImportFault[] {
  return clients.flatMap((client, index) =>
    identityOf(client) === undefined ? [faultAt(lines, ['clients', index], 'importFault.client-without-name')] : [],
  );
}

/** Sites that come twice are found when it is known what of them is there already. */
function doubled({ clients = [], maintenance = [] }: ImportFile['content'], lines: ImportFile['lines']): ImportFault[] {
  const secondClients = repeated(clients.map(identityOf)).map(({ index, key }) => {
    const path = ['clients', index, clients[index]?.id === undefined ? 'name' : 'id'];
    return faultAt(lines, path, 'importFault.duplicate-client', { client: excerpt(key) });
  });
  const secondWindows = repeated(maintenance.map(({ name }) => name)).map(({ index, key }) =>
    faultAt(lines, ['maintenance', index, 'name'], 'importFault.duplicate-maintenance', { name: excerpt(key) }),
  );
  return [...secondClients, ...secondWindows];
}

/** Where a key comes that came before. */
function repeated(keys: readonly (string | undefined)[]): { index: number; key: string }[] {
  const seen = new Set<string>();
  return keys.flatMap((key, index) => {
    if (key === undefined) return [];
    if (seen.has(key)) return [{ index, key }];
    seen.add(key);
    return [];
  });
}
