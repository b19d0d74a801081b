// Copies what a field holds. Without https browsers keep the clipboard to themselves: then the text stands selected.
export async function copy(field) {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return false;
  }
}
