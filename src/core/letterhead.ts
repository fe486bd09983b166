import { z } from 'zod';

/** So large a file of a logo may be. */
export const logoLimitBytes = 200_000;

export const logoTypes = ['png', 'jpeg', 'svg+xml'] as const;
export type LogoType = (typeof logoTypes)[number];

/** In base64 four characters hold three bytes. */
const longestLogo = Math.ceil(logoLimitBytes / 3) * 4 + 100;

/** Whose name stands over reports and post-mortems. */
export const letterheadSchema = z.object({
  name: z.string().trim().max(200),
  /** Lines, as they stand on paper. */
  address: z.string().trim().max(1000),
  /** A picture as a `data:` address, to be shown as an `<img>` and in no other way: an SVG may hold scripts. Else ''. */
  logo: z
    .string()
    .max(longestLogo)
    .regex(/^$|^data:image\/(?:png|jpeg|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/, 'not-a-logo'),
});
export type Letterhead = z.infer<typeof letterheadSchema>;

/** What the window may set: the picture main reads itself, from a file the user has chosen. */
export const letterheadEditSchema = letterheadSchema.omit({ logo: true });

export const noLetterhead: Letterhead = { name: '', address: '', logo: '' };

const beginnings: readonly [LogoType, readonly number[]][] = [
  // PNG (ISO/IEC 15948, 5.2) and JPEG (ISO/IEC 10918-1, B.1.1.3: SOI, and the marker that follows).
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
];

/** What may stand before the root of an SVG: a byte order mark (as Latin-1), declaration, comments, a document type. */
const svgStart = /^(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>[]*>)*<svg[\s>/]/i;
const svgStartBytes = 4096;

/** What a file is by its bytes, whatever its name says; undefined where it is none of the three. */
export function logoTypeOf(bytes: Uint8Array): LogoType | undefined {
  const known = beginnings.find(([, beginning]) => beginning.every((byte, index) => bytes[index] === byte));
  if (known !== undefined) return known[0];
  const text = String.fromCharCode(...bytes.subarray(0, svgStartBytes));
  return svgStart.test(text) ? 'svg+xml' : undefined;
}

/** The window is told of every change; of the picture it hears where it asks for it. */
export function withoutLogo<Told extends { letterhead: Letterhead }>(settings: Told): Told {
  return { ...settings, letterhead: { ...settings.letterhead, logo: '' } };
}
