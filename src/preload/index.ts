import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, EventName, Events } from '../core/api';
import { channels } from '../core/channels';

/**
 * The door between window and main: two verbs, nothing of Electron passes through. What the window sends is judged in
 * main; here nothing is trusted and nothing is decided.
 */
const bridge: Bridge = {
  invoke: (name, input) => ipcRenderer.invoke(channels.invoke, name, input),
  subscribe: (name, listener) => {
    const hear = (_event: unknown, heard: EventName, news: Events[typeof name]): void => {
      if (heard === name) listener(news);
    };
    ipcRenderer.on(channels.event, hear);
    return () => void ipcRenderer.off(channels.event, hear);
  },
};

contextBridge.exposeInMainWorld('nachtwache', bridge);
