// Folders, control characters, and marks that turn the direction of text (`exe.fdp` shown as `pdf.exe`).
const UNSAFE = /[/\\\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** True for a plain file name: it names nothing outside its folder and shows as what it is. */
export const isSafeName = (name: string): boolean => !UNSAFE.test(name) && !/^\.{1,2}$/.test(name) && name !== '';

/** The extension in lower case, without its dot; empty where there is none. */
export const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
