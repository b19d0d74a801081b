namespace Dashboard.Access;

/// <summary>Names of what may be asked of a signed-in person; reading needs no name.</summary>
public static class Policies
{
    public const string Edit = "Edit";
    public const string Administer = "Administer";
}
