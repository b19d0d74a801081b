using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Dashboard.Core.Alerts.Channels.Email;

/// <summary>Whom we take for a mail server: who this machine trusts, and who a house's own authority vouches for. The name must fit in either case.</summary>
internal static class MailTrust
{
    /// <param name="certificate">What the server showed.</param>
    /// <param name="errors">What this machine thinks of it.</param>
    /// <param name="authorities">The file (PEM) with the house's own authorities; null: none.</param>
    public static bool Accepts(X509Certificate? certificate, SslPolicyErrors errors, string? authorities)
    {
        if (errors == SslPolicyErrors.None)
            return true;

        if (authorities is null || errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 shown)
            return false;

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(authorities);
        // Revocation lists would be fetched from anywhere, past the guard.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(shown);
    }
}
