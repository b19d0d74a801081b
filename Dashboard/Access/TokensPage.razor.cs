using Dashboard.Core.Access.Tokens;
using Dashboard.Core.Units;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Dashboard.Access;

/// <summary>Settings, Tokens: what programs carry; for administrators.</summary>
public sealed partial class TokensPage(TokensQuery tokens, TokenWrites writes, IDialogService dialogs) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private LoadFrame<IReadOnlyList<TokenRow>>? _frame;
    private TokenInput _input = new();
    private IReadOnlyList<Problem> _problems = [];
    private TokenOutcome.Made? _made;
    private string? _problem;
    private bool _saving;

    private static string TitleOf(string scope) => TokenScopes.All.FirstOrDefault(s => s.Name == scope)?.Title ?? scope;

    // A token ends with the instant after its last day.
    private static DateOnly? LastDay(TokenRow token) => token.ExpiresAt is { } end ? DateOnly.FromDateTime(end.AddTicks(-1)) : null;

    private string? Wrong(string field) => _problems.Any(p => p.Path == field) ? "true" : null;

    private void Choose(TokenScope scope, bool chosen)
    {
        if (chosen)
            _input.Scopes.Add(scope.Name);
        else
            _input.Scopes.Remove(scope.Name);
    }

    private async Task AddAsync()
    {
        _saving = true;
        _problem = null;
        try
        {
            var outcome = await writes.AddAsync(_input.Draft, _leaving.Token);
            _problems = outcome is TokenOutcome.Refused refused ? refused.Problems : [];
            if (outcome is not TokenOutcome.Made made)
                return;

            (_made, _input) = (made, new TokenInput());
            await _frame!.ReloadAsync();
        }
        finally
        {
            _saving = false;
        }
    }

    private async Task RevokeAsync(TokenRow token)
    {
        var sentence = token.LastUsedAt is null ? "It has never been used." : "Programs that carry it are refused from this moment on.";
        if (!await dialogs.ConfirmAsync($"Revoke {token.Name}?", sentence + " This cannot be taken back.", "Revoke", danger: true))
            return;

        _problem = await writes.RevokeAsync(token.Id, _leaving.Token);
        if (_made?.Id == token.Id)
            _made = null;

        await _frame!.ReloadAsync();
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
