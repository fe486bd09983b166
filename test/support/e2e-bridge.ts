import type { Page } from 'playwright-core';
import type { Bridge, CommandInput, CommandName, CommandOutput, Reply } from '../../src/core/api';
import { everyIncident } from '../../src/core/incident';
import type { IncidentWithTimeline } from '../../src/core/incident';

/** Says to main through the window's own bridge whatever a hostile page could say, and gives the reply. */
export function say(page: Page, name: unknown, input: unknown): Promise<Reply<CommandName>> {
  return page.evaluate(
    (call) => {
      const { nachtwache } = globalThis as unknown as { nachtwache: Bridge };
      return nachtwache.invoke(call.name as CommandName, call.input as CommandInput<CommandName>);
    },
    { name, input },
  );
}

/** Asks main through the window's own bridge and gives its reply, whatever it is. */
export function ask<Name extends CommandName>(page: Page, name: Name, input: CommandInput<Name>): Promise<Reply<Name>> {
  return say(page, name, input) as Promise<Reply<Name>>;
}

/** As `ask`, for what must not fail. */
export async function askFor<Name extends CommandName>(
  page: Page,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandOutput<Name>> {
  const reply = await ask(page, name, input);
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`);
  return reply.value;
}

/** All incidents with their timelines, oldest first. */
export async function readIncidents(page: Page): Promise<IncidentWithTimeline[]> {
  const incidents = await askFor(page, 'incidents.list', { filter: everyIncident });
  const whole = await Promise.all(incidents.map(({ id }) => askFor(page, 'incidents.get', { id })));
  return whole.sort((one, other) => one.startedAt - other.startedAt);
}
