import type { Transport as Way } from '../../../core/incident';
import type { Clock, Opener } from '../../ports';
import { createCopied } from './copied';
import { createDraftFiles, createEmlFile } from './eml-file';
import { createMailProgram } from './mail-program';
import { createPhone } from './phone';
import { createSms } from './sms';
import type { Transport } from './transport';
import { createWhatsapp } from './whatsapp';

export interface TransportParts {
  opener: Opener;
  /** Puts a text on the clipboard; rejects where the system refuses. */
  copy: (text: string) => Promise<void>;
  askEmlPath: (fileName: string) => Promise<string | null>;
  /** Hands a file of ours to the system's mail program. */
  openFile: (path: string) => Promise<void>;
  /** For the files that the mail program is to open. */
  draftFolder: string;
  clock: Pick<Clock, 'now'>;
  platform: string;
}

/** All ways but SMTP, by which a message leaves through the queue. */
export type HandedWay = Exclude<Way, 'smtp'>;

export interface Transports {
  by: Record<HandedWay, Transport>;
  tidyUp: () => void;
}

export function createTransports(parts: TransportParts): Transports {
  const { opener, copy, platform, clock } = parts;
  const drafts = createDraftFiles({ folder: parts.draftFolder, openFile: parts.openFile, clock });
  return {
    by: {
      mail: createMailProgram({ opener, drafts, platform }),
      whatsapp: createWhatsapp({ opener, platform }),
      sms: createSms({ opener, platform }),
      phone: createPhone({ opener }),
      copy: createCopied({ copy }),
      eml: createEmlFile({ askPath: parts.askEmlPath, clock }),
    },
    tidyUp: drafts.tidyUp,
  };
}
