/* Whether an answer is right, read as people type. tasks/check.py reads answers in the same way; a test holds the
   two together. */

const MOST_CHARACTERS = 100;
const MOST_DIGITS = 9;
const BRACKETS = ["()", "[]", "{}"];

/* The number, the list of sizes, or the ascending list of cells that is meant; null if it cannot be read. */
export function readAnswer(form, answer) {
  if (Number.isInteger(answer)) return form === "number" || form === "choice" ? answer : [answer];
  if (Array.isArray(answer)) {
    if (form !== "shape" && form !== "cells") return null;
    if (!answer.every(Number.isInteger)) return null;
    return form === "cells" ? ascending(answer) : answer;
  }
  if (typeof answer !== "string") return null;
  const text = tidy(answer);
  if (form === "number" || form === "choice") return whole(text);
  const numbers = text.split(/\s*[x×*,;，、]\s*|\s+/).map(whole);
  if (numbers.includes(null)) return null;
  return form === "cells" ? ascending(numbers) : numbers;
}

/* { case: "right" | "wrong" | "unread", says: the misconception's sentence, if it is known }. */
export function judge(task, answer) {
  const found = readAnswer(task.form, answer);
  const key = JSON.stringify(found);
  if (found === null || (task.form === "choice" && !task.options[found])) return { case: "unread", says: "" };
  if (key === JSON.stringify(task.answer)) return { case: "right", says: "" };
  return { case: "wrong", says: task.wrong.find((each) => JSON.stringify(each.answer) === key)?.says ?? "" };
}

const ascending = (numbers) => [...new Set(numbers)].sort((a, b) => a - b);

function tidy(answer) {
  let text = answer.slice(0, MOST_CHARACTERS).normalize("NFKC").toLowerCase().trim();
  text = text.replace(/[\u2212\u2013]/g, "-"); // a minus, a dash for one
  for (const [open, close] of BRACKETS)
    if (text.length > 1 && text.startsWith(open) && text.endsWith(close)) text = text.slice(1, -1).trim().replace(/,$/, "").trim();
  return text;
}

function whole(text) {
  if (text.length > MOST_DIGITS || !/^[+-]?[0-9]+(\.0*)?$/.test(text)) return null;
  return parseInt(text, 10) + 0 || 0; // no negative zero
}
