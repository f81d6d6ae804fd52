/* The address: which language it asks for, what it hides, and links that keep the language. */

export const parameters = () => new URLSearchParams(location.search);

/* The address's `lang`, else the browser's language, else English: as the app has it. */
export function languageOf(languages) {
  const asked = parameters().get("lang");
  return Object.hasOwn(languages, asked ?? "") ? asked : ownLanguage(languages);
}

export function ownLanguage(languages) {
  const own = (navigator.language || "").split("-")[0].toLowerCase();
  return Object.hasOwn(languages, own) ? own : "en";
}

/* `target` with this query, with what the visitor's own link hides, and with the language where it does not go
   without saying. */
export function linkTo(target, query, language, languages) {
  const [file, own] = target.split("?");
  const spoken = language === ownLanguage(languages) ? "" : `lang=${language}`;
  const hide = parameters().get("hide") ?? "";
  const all = [own, query, /^[a-z,]{1,200}$/.test(hide) ? `hide=${hide}` : "", spoken].filter(Boolean).join("&");
  return all ? `${file}?${all}` : file;
}

export function hiddenParts(parts) {
  const named = (parameters().get("hide") ?? "").slice(0, 200).split(",").map((part) => part.trim().toLowerCase());
  return parts.filter((part) => named.includes(part));
}

/* Writes one of the page's own keys; the stage writes the lab's. */
export function setParameter(name, value) {
  const parts = location.search.slice(1).split("&").filter((part) => part && part.split("=")[0] !== name);
  const query = [...parts, ...(value ? [`${name}=${encodeURIComponent(value)}`] : [])].join("&");
  history.replaceState(history.state, "", location.pathname + (query ? `?${query}` : "") + location.hash);
}
