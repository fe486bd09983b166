import { setTimeout as sleep } from 'node:timers/promises';
import { asList, asRecord, asText, callBus, findOwnerPid, readProperty } from './desktop-bus';
import type { BusObject } from './desktop-bus';
import type { BusValue } from './desktop-gvariant';

/** A line of the tray's menu as the panel gets it. */
export interface MenuLine {
  id: number;
  label: string;
  isEnabled: boolean;
  isSeparator: boolean;
  lines: MenuLine[];
}

/** A program's symbol in the tray, as the panel sees it: StatusNotifierItem and com.canonical.dbusmenu. */
export interface TrayItemView {
  tooltip: () => Promise<string>;
  menu: () => Promise<MenuLine[]>;
  /** What a click on the symbol does. */
  click: () => Promise<void>;
  /** Chooses the line of the menu with this text, also one of a submenu; throws where there is none. */
  choose: (label: string) => Promise<void>;
}

const watcher: BusObject = { name: 'org.kde.StatusNotifierWatcher', path: '/StatusNotifierWatcher' };
const itemFace = 'org.kde.StatusNotifierItem';
const menuFace = 'com.canonical.dbusmenu';

/** The symbol of the program with this process id; undefined while it has none. */
export async function findTrayItem(pid: number): Promise<TrayItemView | undefined> {
  const registered = asList(await readProperty(watcher, watcher.name, 'RegisteredStatusNotifierItems'));
  for (const entry of registered) {
    const item = toObject(asText(entry));
    if ((await findOwnerPid(item.name)) === pid) return viewOf(item);
  }
  return undefined;
}

/** As `findTrayItem`, for a program that has just been started. */
export async function awaitTrayItem(pid: number): Promise<TrayItemView> {
  for (const deadline = performance.now() + 20_000; performance.now() < deadline;) {
    const found = await findTrayItem(pid);
    if (found !== undefined) return found;
    await sleep(100);
  }
  throw new Error('The app shows no symbol in the tray.');
}

/**
 * Lets all sites be checked from the tray's menu (whose line is called `label`), again and again without the usual
 * pauses between checks, until something is true.
 */
export async function checkUntil(
  tray: TrayItemView,
  label: string,
  isDone: () => boolean | Promise<boolean>,
  limitMs = 30_000,
): Promise<void> {
  for (const deadline = performance.now() + limitMs; !(await isDone());) {
    if (performance.now() > deadline) throw new Error(`Checks for ${limitMs} ms have not led to what was waited for.`);
    await tray.choose(label);
    await sleep(400);
  }
}

/** Programs register as `name/path`, or as the name alone with the path that the specification names. */
function toObject(entry: string): BusObject {
  const slash = entry.indexOf('/');
  if (slash < 0) return { name: entry, path: '/StatusNotifierItem' };
  return { name: entry.slice(0, slash), path: entry.slice(slash) };
}

function viewOf(item: BusObject): TrayItemView {
  const menuObject = async (): Promise<BusObject> => ({
    name: item.name,
    path: asText(await readProperty(item, itemFace, 'Menu')),
  });
  const menu = async (): Promise<MenuLine[]> => {
    const [, layout] = await callBus(await menuObject(), `${menuFace}.GetLayout`, ['0', '-1', '@as []']);
    return toLine(layout).lines;
  };
  return {
    menu,
    tooltip: async () => asText(asList(await readProperty(item, itemFace, 'ToolTip'))[2]),
    click: async () => {
      await callBus(item, `${itemFace}.Activate`, ['0', '0']);
    },
    choose: async (label) => {
      for (let attempt = 1; ; attempt += 1) {
        const line = flatten(await menu()).find((each) => each.label === label);
        if (line === undefined) throw new Error(`The tray's menu has no line “${label}”.`);
        try {
          await callBus(await menuObject(), `${menuFace}.Event`, [
            String(line.id),
            "'clicked'",
            '<int32 0>',
            'uint32 0',
          ]);
          return;
        } catch (error) {
          // The menu was built anew between the look and the click, so its lines have other numbers now.
          if (attempt === 5 || !String(error).includes('error occurred in Event')) throw error;
        }
      }
    },
  };
}

function toLine(layout: BusValue | undefined): MenuLine {
  const [id, properties, children] = asList(layout);
  const { label = '', enabled = true, type = 'standard' } = asRecord(properties);
  return {
    id: Number(id),
    // A single underscore marks the next letter as a key; a doubled one is itself.
    label: asText(label).replace(/_(.?)/g, '$1'),
    isEnabled: enabled === true,
    isSeparator: type === 'separator',
    lines: asList(children).map(toLine),
  };
}

export const flatten = (lines: readonly MenuLine[]): MenuLine[] =>
  lines.flatMap((line) => [line, ...flatten(line.lines)]);
