import { config } from 'zod';

// zod compiles its parsers with `new Function` where it may, and tries that as soon as a schema is made. The window's
// policy forbids it, so it must not even try: this file has to be imported before everything that holds a schema.
config({ jitless: true });
