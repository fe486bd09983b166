/** What came of bringing a file's things together with those that were there. */
export interface Merged<T> {
  all: T[];
  added: number;
  changed: number;
}
