namespace GlobalReach.Domain.People;

/// <summary>Somebody signs in with a second factor from now on.</summary>
[FactName("organisation.second-factor-set-up")]
public sealed record SecondFactorSetUp(PersonId Person) : IFact;

/// <summary>Somebody had new recovery codes made.</summary>
[FactName("organisation.recovery-codes-renewed")]
public sealed record RecoveryCodesRenewed(PersonId Person) : IFact;

/// <summary>Somebody switched their second factor off.</summary>
[FactName("organisation.second-factor-switched-off")]
public sealed record SecondFactorSwitchedOff(PersonId Person) : IFact;

/// <summary>An administrator took away the second factor of somebody who lost it.</summary>
[FactName("organisation.second-factor-taken-away")]
public sealed record SecondFactorTakenAway(PersonId Person) : IFact;
