// Takes files from a drop or the file dialog and sends them, one after the other, as they are. C# owns the state: this module
// says what was chosen, what arrived and what did not.
export function attach(zone, input, dotnet, options) {
  return new Drop(zone, input, dotnet, options);
}

class Drop {
  constructor(zone, input, dotnet, options) {
    this.input = input;
    this.dotnet = dotnet;
    this.options = options;
    this.leaving = new AbortController();
    const { signal } = this.leaving;

    // Entering a child leaves its parent: only the count says whether the files are still above the zone.
    let depth = 0;
    const over = by => {
      depth = by === 0 ? 0 : depth + by;
      zone.toggleAttribute('data-over', depth > 0);
    };
    zone.addEventListener('dragenter', event => { event.preventDefault(); over(1); }, { signal });
    zone.addEventListener('dragleave', () => over(-1), { signal });
    zone.addEventListener('dragover', event => event.preventDefault(), { signal });
    zone.addEventListener('drop', event => {
      event.preventDefault();
      over(0);
      this.choose(filesOf(event.dataTransfer));
    }, { signal });
    // Beside the zone a browser would open the file and leave the page.
    for (const name of ['dragover', 'drop'])
      window.addEventListener(name, event => event.preventDefault(), { signal });

    input.addEventListener('change', () => this.chosen(), { signal });
    zone.toggleAttribute('data-ready', true);
    // Chosen before this module was there.
    this.chosen();
  }

  chosen() {
    const files = [...this.input.files].map(file => ({ file }));
    // The same file can be chosen again.
    this.input.value = '';
    this.choose(files);
  }

  async choose(entries) {
    if (entries.length === 0)
      return;

    const taken = await this.dotnet.invokeMethodAsync('Chosen', entries.map(({ file, folder }) => ({ name: folder ?? file.name, size: file?.size ?? 0 })));
    if (!taken)
      return;

    this.sending = new AbortController();
    const { signal } = this.sending;
    for (const [index, entry] of entries.entries()) {
      const why = entry.folder ? 'This is a folder: drop the files in it.' : await this.send(index, entry.file, signal);
      if (signal.aborted)
        return;
      if (why)
        await this.dotnet.invokeMethodAsync('NotArrived', index, why);
    }

    await this.dotnet.invokeMethodAsync('AllSentAsync');
  }

  // Answers with why it failed.
  async send(index, file, signal) {
    if (file.size > this.options.most)
      return this.options.tooLarge;

    try {
      const answer = await fetch(`${this.options.address}?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream', [this.options.tokenHeader]: this.options.token },
        body: file,
        signal,
      });
      if (!answer.ok)
        return (await sentenceOf(answer)) ?? `The server refused it (${answer.status}).`;

      const { id } = await answer.json();
      await this.dotnet.invokeMethodAsync('Arrived', index, id);
      return undefined;
    } catch {
      return 'It could not be sent: the connection to the server broke, or the file changed meanwhile.';
    }
  }

  stop() {
    this.sending?.abort();
  }

  dispose() {
    this.stop();
    this.leaving.abort();
  }
}

function filesOf(transfer) {
  const entries = [...transfer.items ?? []].filter(item => item.kind === 'file').map(item => {
    const entry = item.webkitGetAsEntry?.();
    return entry?.isDirectory ? { folder: entry.name } : { file: item.getAsFile() };
  });
  return entries.length > 0 ? entries.filter(entry => entry.folder || entry.file) : [...transfer.files].map(file => ({ file }));
}

async function sentenceOf(answer) {
  try {
    return (await answer.json()).detail;
  } catch {
    return undefined;
  }
}
