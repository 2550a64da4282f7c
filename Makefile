.PHONY: run gallery test check bench format

run: ; @Scripts/run
gallery: ; @Scripts/gallery
test: ; @Scripts/test
check: ; @Scripts/check
bench: ; @Scripts/bench
format: ; @swift format --in-place --parallel --recursive Sources Tests Benchmarks Package.swift
