using System.Security.Cryptography;
using System.Text.RegularExpressions;

using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.Core.Providers.Credentials;

/// <summary>
/// Keeps keys of providers: encrypted with the installation's own keys, or as the name of an environment variable.
/// What is stored is never shown again.
/// </summary>
public sealed partial class CredentialBox(IDataProtectionProvider protection)
{
    private const string EnvironmentMark = "env:";
    private const string SealedMark = "sealed:";

    private readonly IDataProtector _protector = protection.CreateProtector("provider-credentials");

    /// <summary>The stored form of a secret.</summary>
    public string Seal(string secret) => SealedMark + _protector.Protect(secret);

    /// <summary>The stored form of a reference.</summary>
    public static string Refer(string variable) => EnvironmentMark + variable;

    /// <summary>
    /// Only variables that are named like keys for an API may be sent somewhere: whoever may add a source must not be able
    /// to read the server's other secrets through an address of their own. Administrators' keys of providers are called
    /// <c>..._ADMIN_KEY</c>, <c>..._MASTER_KEY</c> or <c>..._TOKEN</c>; what signs, encrypts or opens a cloud never is.
    /// </summary>
    public static bool MayRefer(string variable) => KeyLike().IsMatch(variable);

    /// <summary>How a variable must be named to be sent.</summary>
    public const string NamesAllowed = "it must end in _KEY or _TOKEN, as in OPENAI_API_KEY, and may not be one of a secret, private, access, signing, encryption or session key";

    /// <summary>What is wrong with a variable's name, in a sentence; null when it may be referred to.</summary>
    public static string? Refuses(string? variable) => variable is null || MayRefer(variable) ? null : $"\"{variable}\" is not named like a key for an API: {NamesAllowed}.";

    /// <summary>The variable that a stored form names; null when it is a sealed secret.</summary>
    public static string? VariableOf(string? stored) =>
        stored?.StartsWith(EnvironmentMark, StringComparison.Ordinal) is true ? stored[EnvironmentMark.Length..] : null;

    /// <summary>The secret itself, or why it cannot be had.</summary>
    public CredentialAnswer Open(string stored)
    {
        if (VariableOf(stored) is { } variable)
        {
            return !MayRefer(variable) ? new CredentialAnswer.Missing($"The environment variable {variable} is not named like a key for an API: {NamesAllowed}.")
                : System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? new CredentialAnswer.Secret(value.Trim())
                : new CredentialAnswer.Missing($"The environment variable {variable} is not set.");
        }

        try
        {
            return new CredentialAnswer.Secret(_protector.Unprotect(stored[SealedMark.Length..]));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentOutOfRangeException or FormatException)
        {
            return new CredentialAnswer.Missing("The stored key cannot be decrypted with this installation's keys; enter it again.");
        }
    }

    [GeneratedRegex("^(?!.*(SECRET|PRIVATE|ACCESS_KEY|SIGNING|ENCRYPTION|SESSION))[A-Z][A-Z0-9_]{0,80}_(KEY|TOKEN)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex KeyLike();
}

/// <summary>What opening a credential gives.</summary>
public abstract record CredentialAnswer
{
    private CredentialAnswer()
    {
    }

    /// <summary>For the request only; never logged, never shown.</summary>
    public sealed record Secret(string Value) : CredentialAnswer
    {
        public override string ToString() => "Secret";
    }

    public sealed record Missing(string Reason) : CredentialAnswer;
}
