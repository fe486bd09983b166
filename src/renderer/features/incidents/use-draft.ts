import { useEffect, useState } from 'react';
import type { ApiError, ComposeRequest } from '../../../core/api';
import type { Draft } from '../../../core/compose';
import type { Client } from '../../../core/client';
import type { Settings } from '../../../core/settings';
import type { TemplateView } from '../../../core/template';
import { useAsk, useSnapshot } from '../../context';

/** Typing a fact asks main for the text anew: once the typing rests this long. */
const restMs = 150;

export interface DraftParts {
  incidentId: string;
  endedAt: number | null;
  /** The facts sheet; it changes the text though main has it from the log. */
  sheet: string;
  client: Client;
  template: TemplateView;
  facts: Record<string, string>;
  nextUpdateAt: number;
}

/** The text that main composes from all this; the last one stays until the next is there. */
export function useDraft(parts: DraftParts): { draft: Draft | null; error: ApiError | null } {
  const ask = useAsk();
  const sender = useSnapshot<Settings['sender']>(({ settings }) => settings.sender);
  const [asked, setAsked] = useState<{ draft: Draft | null; error: ApiError | null }>({ draft: null, error: null });
  const { incidentId, endedAt, sheet, client, template, facts, nextUpdateAt } = parts;
  useEffect(() => {
    let isWanted = true;
    const request: ComposeRequest = { incidentId, clientId: client.id, templateId: template.id, facts, nextUpdateAt };
    const timer = setTimeout(() => {
      void ask('messages.compose', request).then((reply) => {
        if (!isWanted) return;
        setAsked(reply.ok ? { draft: reply.value, error: null } : { draft: null, error: reply.error });
      });
    }, restMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
    // `endedAt`, `sheet` and `sender` change the text though they are no part of the request.
  }, [ask, incidentId, endedAt, sheet, client, template, facts, nextUpdateAt, sender]);
  return asked;
}
