import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';

const plainHead = 'SQLite format 3\0';

/** Whether anybody can read a database: it begins as every SQLite file does. */
export function isPlain(path: string): boolean {
  if (!existsSync(path)) return false;
  const head = Buffer.alloc(plainHead.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  return head.toString('latin1') === plainHead;
}

const word = (key: Buffer) => `"x'${key.toString('hex')}'"`;

/**
 * Opens a database of which every page is encrypted and authenticated (ChaCha20-Poly1305), or makes it.
 * @param key 32 bytes
 * @throws SqliteError `SQLITE_NOTADB` at the first access where the key is another
 */
export function openKeyed(path: string, key: Buffer, options: Database.Options = {}): Database.Database {
  const file = new Database(path, options);
  try {
    file.pragma("cipher = 'chacha20'");
    file.pragma(`key = ${word(key)}`);
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

/**
 * Encrypts a database where it lies, or leaves it as it is: SQLite takes back what a crash cut short.
 * @param path a database that nobody else has open
 */
export function encryptPlain(path: string, key: Buffer): void {
  const file = new Database(path, { timeout: 5_000 });
  try {
    // What stands in the log goes into the file; a log cannot be encrypted along with it.
    file.pragma('journal_mode = DELETE');
    file.pragma("cipher = 'chacha20'");
    file.pragma(`rekey = ${word(key)}`);
  } finally {
    file.close();
  }
}

/**
 * Takes back what was cut short while a database was encrypted: SQLite does as soon as it is read, whatever it says of
 * the file, because it puts pages back as they were.
 */
export function takeBack(path: string): void {
  const file = new Database(path, { timeout: 5_000 });
  try {
    file.pragma('user_version');
  } catch {
    // Encrypted before as it is now; whoever opens it with its key is told what is wrong with it.
  } finally {
    file.close();
  }
}

/**
 * Makes a copy of an encrypted database readable for everybody.
 * @param path a copy that nobody else uses, with its write-ahead log beside it
 * @throws SqliteError `SQLITE_NOTADB` where the key is another
 */
export function decryptCopy(path: string, key: Buffer): void {
  const file = openKeyed(path, key, { fileMustExist: true });
  try {
    file.pragma('journal_mode = DELETE');
    file.pragma("rekey = ''");
  } finally {
    file.close();
  }
}
