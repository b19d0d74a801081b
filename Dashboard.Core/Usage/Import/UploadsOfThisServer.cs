using Microsoft.Extensions.Hosting;

namespace Dashboard.Core.Usage.Import;

/// <summary>Uploads live as long as the server that took them: none is there when it starts, none when it has stopped.</summary>
internal sealed class UploadsOfThisServer(UploadImport uploads) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        uploads.DiscardAll();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        uploads.DiscardAll();
        return Task.CompletedTask;
    }
}
