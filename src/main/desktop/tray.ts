import { join } from 'node:path';
import { Menu, Tray, nativeImage } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import { trayIconFile } from '../../core/tray-icon';
import type { TrayPlatform } from '../../core/tray-icon';
import type { TrayAction, TrayContent, TrayItem } from './tray-content';

export interface TrayView {
  show: (content: TrayContent) => void;
  destroy: () => void;
}

/** The real tray icon. It is touched only where its content changed: some panels flicker, and some close an open menu. */
export function createTray(assetsDir: string, act: (action: TrayAction) => void): TrayView {
  const platform: TrayPlatform =
    process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  let tray: Tray | null = null;
  let shownText = '';
  let shownFile = '';

  function pictureOf(content: TrayContent): string {
    return join(assetsDir, trayIconFile(content.state, content.downCount, platform));
  }

  function make(file: string): Tray {
    const made = new Tray(nativeImage.createFromPath(file));
    // macOS and most Linux panels open the menu by themselves; a plain click opens the window where there is one.
    if (platform !== 'darwin') made.on('click', () => act({ kind: 'open' }));
    return made;
  }

  return {
    show: (content) => {
      const text = JSON.stringify(content);
      if (text === shownText) return;
      const file = pictureOf(content);
      if (tray === null) tray = make(file);
      else if (file !== shownFile) tray.setImage(nativeImage.createFromPath(file));
      tray.setToolTip(content.tooltip);
      tray.setContextMenu(Menu.buildFromTemplate(content.items.map((item) => menuItem(item, act))));
      shownText = text;
      shownFile = file;
    },
    destroy: () => {
      tray?.destroy();
      tray = null;
    },
  };
}

function menuItem(item: TrayItem, act: (action: TrayAction) => void): MenuItemConstructorOptions {
  // In a menu an ampersand marks the next letter as a key; doubled it is itself.
  const plain = (label: string): string => label.replaceAll('&', '&&');
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'group':
      return { label: plain(item.label), submenu: item.items.map((each) => menuItem(each, act)) };
    case 'line': {
      const { action } = item;
      if (action === null) return { label: plain(item.label), enabled: false };
      return { label: plain(item.label), click: () => act(action) };
    }
  }
}
