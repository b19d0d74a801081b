// What people see while the circuit is away. Blazor says where it stands through components-reconnect-state-changed.
const dialog = document.getElementById('components-reconnect-modal');

function show(state) {
  dialog.dataset.state = state;
  if (!dialog.open)
    dialog.showModal();
}

dialog.addEventListener('components-reconnect-state-changed', event => {
  switch (event.detail.state) {
    case 'show':
      delete dialog.dataset.attempts;
      show('trying');
      break;
    case 'retrying':
      dialog.dataset.attempts = '';
      show('trying');
      break;
    case 'failed':
      show('failed');
      document.addEventListener('visibilitychange', retryWhenSeen);
      break;
    case 'rejected':
      show('gone');
      break;
    case 'hide':
      if (dialog.open)
        dialog.close();
      break;
  }
});

// Escape must not lead back to a page that cannot answer.
dialog.addEventListener('cancel', event => event.preventDefault());

async function retry() {
  document.removeEventListener('visibilitychange', retryWhenSeen);
  show('trying');
  try {
    // False: the server is there but no longer knows this circuit.
    if (!await Blazor.reconnect() && !await Blazor.resumeCircuit())
      show('gone');
    else if (dialog.open)
      dialog.close();
  } catch {
    show('failed');
    document.addEventListener('visibilitychange', retryWhenSeen);
  }
}

async function retryWhenSeen() {
  if (document.visibilityState === 'visible')
    await retry();
}

document.getElementById('reconnect-retry').addEventListener('click', retry);
document.getElementById('reconnect-reload').addEventListener('click', () => location.reload());
