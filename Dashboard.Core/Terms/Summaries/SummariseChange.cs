using System.ClientModel;
using System.ClientModel.Primitives;

using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Terms.Classify;

using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

using OpenAI;

namespace Dashboard.Core.Terms.Summaries;

/// <summary>Asks a model what a change says, when somebody wants it. What it answers is shown and kept nowhere: it decides nothing.</summary>
public sealed partial class SummariseChange(IHttpClientFactory clients, CredentialBox box, IOptions<SummaryOptions> options, ILogger<SummariseChange> log)
{
    internal const string ClientName = "terms-summary";

    private const int MostTokens = 1500;

    public bool IsOn => options.Value.IsOn;

    public async Task<SummaryOutcome> RunAsync(TermsDiff diff, CancellationToken ct)
    {
        if (!IsOn || diff.Changes.Count == 0)
            return new SummaryOutcome.Unusable("There is nothing to summarise.");

        var key = options.Value.KeyVariable is { Length: > 0 } variable ? box.Open(CredentialBox.Refer(variable)) : new CredentialAnswer.Secret("none");
        if (key is not CredentialAnswer.Secret secret)
            return new SummaryOutcome.Unusable(((CredentialAnswer.Missing)key).Reason);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(options.Value.Limit);
        try
        {
            return await AskAsync(diff.Changes, secret.Value, patience.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested) // An edge: whatever a strange server answers, the page stands without it.
        {
            LogFailed(e);
            return new SummaryOutcome.Unusable(e is OperationCanceledException ? "The model did not answer in time." : "The model could not be asked; the log of the server says why.");
        }
    }

    private async Task<SummaryOutcome> AskAsync(IReadOnlyList<ClauseChange> changes, string key, CancellationToken ct)
    {
        var model = options.Value.Model!;
        var (text, leftOut) = SummaryPrompt.Of(changes);
        using var http = clients.CreateClient(ClientName);
        using var chat = new OpenAIClient(
            new ApiKeyCredential(key),
            new OpenAIClientOptions
            {
                Endpoint = new Uri(options.Value.Url!),
                Transport = new HttpClientPipelineTransport(http),
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                NetworkTimeout = options.Value.Limit,
            }).GetChatClient(model).AsIChatClient();
        var answer = await chat.GetResponseAsync(
            [new(ChatRole.System, SummaryPrompt.Task), new(ChatRole.User, text)],
            new ChatOptions { Temperature = 0, MaxOutputTokens = MostTokens },
            ct);
        return SummaryAnswer.Read(answer.Text, changes) switch
        {
            null => new SummaryOutcome.Unusable("The model's answer has not the form that was asked for; it is not shown."),
            { Points: [] } => new SummaryOutcome.Unusable("Nothing that the model says quotes the change; it is not shown."),
            { } read => new SummaryOutcome.Made(model, read.Points, read.Dropped, leftOut),
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Asking a model for a summary failed")]
    private partial void LogFailed(Exception error);
}
