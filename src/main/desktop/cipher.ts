import { safeStorage } from 'electron';
import type { Cipher } from '../ports';

/**
 * The system's keyring, through Electron. Linux without a keyring would fall back to a key that is written in Electron's
 * source (`basic_text`), which is none: that counts as not available.
 */
export const systemCipher: Cipher = {
  isAvailable: () => {
    const isObfuscationOnly = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
    return !isObfuscationOnly && safeStorage.isEncryptionAvailable();
  },
  encrypt: (text) => safeStorage.encryptString(text).toString('base64'),
  decrypt: (encrypted) => safeStorage.decryptString(Buffer.from(encrypted, 'base64')),
};
