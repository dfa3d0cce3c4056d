// Saves an answer while it is given: the same form, the same address as the button. Without this script
// nothing is missing. What could not be saved yet is kept in this tab, by writer and question.
"use strict";
const pause = 1200;
const patience = 10000;

function draftKey(form) {
  return "draft:" + form.elements.writer.value + ":" + new URL(form.action).pathname;
}

function fields(form) {
  return { response: new FormData(form).get("response") || "", note: form.elements.note.value };
}

function keepDraft(form) {
  sessionStorage.setItem(draftKey(form), JSON.stringify(fields(form)));
}

function restoreDraft(form) {
  const kept = sessionStorage.getItem(draftKey(form));
  if (!kept) return;
  const draft = JSON.parse(kept);
  form.elements.note.value = draft.note;
  // A draft without a choice leaves the choice that was saved otherwise meanwhile, such as a group's taken over.
  const radios = draft.response ? form.querySelectorAll("[name=response]") : [];
  for (const radio of radios) radio.checked = radio.value === draft.response;
  save(form);
}

function show(form, html) {
  const status = form.querySelector(".saved");
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector(".saved");
  if (!fresh) return;
  if (status) status.replaceWith(fresh);
  else form.querySelector(".after").append(fresh);
  if (fresh.dataset.seen) form.elements.seen.value = fresh.dataset.seen;
}

async function save(form) {
  const sent = fields(form);
  if (!sent.response || form.saving) return;
  form.saving = true;
  let again = false;
  const body = new URLSearchParams(new FormData(form));
  body.set("autosave", "1");
  try {
    const reply = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    const html = await reply.text();
    if (reply.ok && JSON.stringify(sent) === JSON.stringify(fields(form))) sessionStorage.removeItem(draftKey(form));
    show(form, html);
    again = reply.status === 503;
  } catch (unreachable) {
    again = true;
  }
  form.saving = false;
  // The draft stays meanwhile, in this tab.
  if (again) later(form, patience);
  else if (JSON.stringify(sent) !== JSON.stringify(fields(form))) later(form);
}

function later(form, wait = pause) {
  clearTimeout(form.timer);
  form.timer = setTimeout(() => save(form), wait);
}

for (const form of document.querySelectorAll("form[data-form=answer]")) {
  restoreDraft(form);
  form.addEventListener("input", () => { keepDraft(form); later(form); });
  form.addEventListener("change", () => { keepDraft(form); save(form); });
  form.addEventListener("submit", () => { clearTimeout(form.timer); sessionStorage.removeItem(draftKey(form)); });
}
document.querySelector("form[data-form=sign-out]")?.addEventListener("submit", () => sessionStorage.clear());
