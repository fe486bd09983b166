import { safeStorage } from 'electron';
import type { Cipher } from '../ports';

/** What Electron had before its calls became asynchronous (before version 36), and still has. */
interface OlderStorage {
  isEncryptionAvailable: () => boolean;
  encryptString: (text: string) => Buffer;
  decryptString: (encrypted: Buffer) => string;
}

/**
 * The system's keyring, through Electron. Linux without a keyring would fall back to a key that is written in Electron's
 * source (`basic_text`), which is none: that counts as not available.
 */
export const systemCipher: Cipher = {
  isAvailable: async () => {
    if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false;
    return isAsync() ? safeStorage.isAsyncEncryptionAvailable() : older().isEncryptionAvailable();
  },
  encrypt: async (text) => {
    const encrypted = isAsync() ? await safeStorage.encryptStringAsync(text) : older().encryptString(text);
    return encrypted.toString('base64');
  },
  decrypt: async (encrypted) => {
    const bytes = Buffer.from(encrypted, 'base64');
    return isAsync() ? (await safeStorage.decryptStringAsync(bytes)).result : older().decryptString(bytes);
  },
};

const isAsync = (): boolean => 'encryptStringAsync' in safeStorage;
const older = (): OlderStorage => safeStorage;
