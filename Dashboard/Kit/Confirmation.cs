using MudBlazor;

namespace Dashboard.Kit;

/// <summary>Asks a question and waits for the answer.</summary>
public static class Confirmation
{
    /// <summary>True when the person chose <paramref name="verb"/>.</summary>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string sentence, string verb, bool danger = false)
    {
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(
            title,
            new DialogParameters<ConfirmDialog> { { d => d.Title, title }, { d => d.Sentence, sentence }, { d => d.Verb, verb }, { d => d.Danger, danger } },
            new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseOnEscapeKey = true });
        return await dialog.Result is { Canceled: false };
    }
}
